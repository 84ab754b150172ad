const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_SIZE = 22;
const MAX_COMMENT = 65_535;
const ZIP64_FIELD = 0x0001;
const UNKNOWN_FIELD = 0xffff;
const UNKNOWN_SIZE = 0xffffffff;

export type ZipCheck =
  | { readonly verdict: 'SOUND'; readonly bytes: Uint8Array; readonly names: readonly string[] }
  | { readonly verdict: 'TRUNCATED' | 'DAMAGED' | 'ENCRYPTED' }
  | { readonly verdict: 'TOO_LARGE'; readonly inflatedBytes: number };

interface Entry {
  readonly name: string;
  readonly packed: number;
  readonly inflated: number;
  readonly offset: number;
}

/** Walks extra fields and hides the ZIP64 one, whose sizes would overrule the checked ones. Returns what it said. */
function hideZip64(view: DataView, from: number, length: number): DataView | null {
  let found: DataView | null = null;
  const end = Math.min(from + length, view.byteLength);
  for (let at = from; at + 4 <= end;) {
    const size = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === ZIP64_FIELD && at + 4 + size <= end) {
      found = new DataView(view.buffer, view.byteOffset + at + 4, size);
      view.setUint16(at, UNKNOWN_FIELD, true);
    }
    at += 4 + size;
  }
  return found;
}

function directoryEntry(view: DataView, at: number): { readonly entry: Entry; readonly next: number } | null {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) return null;
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const commentLength = view.getUint16(at + 32, true);
  const next = at + 46 + nameLength + extraLength + commentLength;
  if (next > view.byteLength) return null;
  let name = '';
  for (let i = 0; i < nameLength; i++) name += String.fromCharCode(view.getUint8(at + 46 + i));
  let inflated = view.getUint32(at + 24, true);
  let packed = view.getUint32(at + 20, true);
  const zip64 = hideZip64(view, at + 46 + nameLength, extraLength);
  let field = 0;
  if (zip64 && inflated === UNKNOWN_SIZE && field + 8 <= zip64.byteLength) {
    inflated = Number(zip64.getBigUint64(field, true));
    field += 8;
  }
  if (zip64 && packed === UNKNOWN_SIZE && field + 8 <= zip64.byteLength) packed = Number(zip64.getBigUint64(field, true));
  return { entry: { name, packed, inflated, offset: view.getUint32(at + 42, true) }, next };
}

/**
 * Is this zip whole, unlocked and small enough to unpack? Sums the unpacked sizes of the central directory before anything is
 * unpacked, and returns a copy whose local headers say the same sizes, so that an unpacker that trusts those headers cannot be
 * led to more than `maxInflatedBytes`. O(bytes) for the copy, O(entries) for the check.
 */
export function checkZip(source: Uint8Array, maxInflatedBytes: number): ZipCheck {
  // Not `slice`: a Node Buffer would share its memory, and the copy is written to.
  const bytes = new Uint8Array(source);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - END_SIZE;
  const lowest = Math.max(0, end - MAX_COMMENT);
  while (end >= lowest && view.getUint32(end, true) !== END_OF_DIRECTORY) end--;
  if (end < lowest) return { verdict: 'TRUNCATED' };
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: Entry[] = [];
  for (let i = 0; i < count; i++) {
    const read = directoryEntry(view, at);
    if (!read) return { verdict: 'TRUNCATED' };
    entries.push(read.entry);
    at = read.next;
  }
  const inflatedBytes = entries.reduce((sum, entry) => sum + entry.inflated, 0);
  if (inflatedBytes > maxInflatedBytes) return { verdict: 'TOO_LARGE', inflatedBytes };
  for (const { offset, packed, inflated } of entries) {
    if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL_HEADER) return { verdict: 'DAMAGED' };
    const flags = view.getUint16(offset + 6, true);
    if (flags & 0x2041) return { verdict: 'ENCRYPTED' };
    const nameLength = view.getUint16(offset + 26, true);
    const extraLength = view.getUint16(offset + 28, true);
    if (offset + 30 + nameLength + extraLength + packed > bytes.length) return { verdict: 'TRUNCATED' };
    // An unpacker grows without limit when told "size follows the data" (bit 3) or a size of 0: an empty entry becomes "stored".
    view.setUint16(offset + 6, flags & ~0x0008, true);
    if (inflated === 0) view.setUint16(offset + 8, 0, true);
    view.setUint32(offset + 18, packed, true);
    view.setUint32(offset + 22, inflated, true);
    hideZip64(view, offset + 30 + nameLength, extraLength);
  }
  return { verdict: 'SOUND', bytes, names: entries.map((entry) => entry.name) };
}
