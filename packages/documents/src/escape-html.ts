const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** How does this text stand in HTML, in an element or in a quoted attribute? Every name typed by somebody goes through here. O(length). */
export function escapeHtml(text: string | number): string {
  return String(text).replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}
