// Node and browsers both have these two; the engine build has no DOM library, so only what is used is declared.
declare const TextDecoder: new (label: string, options: { fatal: boolean }) => { decode(bytes: Uint8Array): string };
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/**
 * The text of a CSV file: UTF-8 (with or without byte order mark), UTF-16 with byte order mark ("Unicode text" of Excel),
 * else Windows-1252, as Excel writes plain CSV. O(bytes).
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le', { fatal: false }).decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be', { fatal: false }).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252', { fatal: false }).decode(bytes);
  }
}

/** UTF-8 with byte order mark, so that Excel opens the file with the right letters. O(length). */
export function encodeText(text: string): Uint8Array {
  return new TextEncoder().encode(`\u{feff}${text}`);
}
