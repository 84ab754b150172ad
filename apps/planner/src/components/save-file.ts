/** Hands bytes or text to the user as a download of this name. */
export function saveFile(name: string, type: string, content: BlobPart): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has its own copy by then; freeing it at once would cancel the download in some.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
