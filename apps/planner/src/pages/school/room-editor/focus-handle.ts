import { handleId, type PartId } from './part-id.ts';

/** Gives the handle of a part the focus, after React has drawn it. The whole drawing comes into sight, so that there is where to drag it to. */
export function focusHandle(part: PartId): void {
  requestAnimationFrame(() => {
    const handle = document.getElementById(handleId(part));
    handle?.focus({ preventScroll: true });
    handle?.closest('svg')?.scrollIntoView({ block: 'nearest' });
  });
}
