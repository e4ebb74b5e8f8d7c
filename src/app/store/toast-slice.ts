import type { Slice } from './slice'

/** What was done, as a code: words are added where it is shown. */
export type Notice =
  | { readonly code: 'cleared'; readonly count: number }
  | { readonly code: 'removed'; readonly name: string }
  | { readonly code: 'replaced'; readonly names: readonly string[] }
  | { readonly code: 'nothing-to-paste' }
  | { readonly code: 'clipboard-refused' }
  | { readonly code: 'folder-empty'; readonly name: string }
  | { readonly code: 'folder-read' | 'folder-cut'; readonly name: string; readonly count: number }
  | { readonly code: 'copied' }
  | { readonly code: 'copy-refused' }
  | { readonly code: 'cancelled' }
  | { readonly code: 'picture-failed' }
  | { readonly code: 'save-failed' }
  | { readonly code: 'link-with-text' }
  | { readonly code: 'unlocked' }
  | { readonly code: 'unpacked'; readonly name: string; readonly count: number }

export interface Toast {
  readonly notice: Notice
  /** Takes back what was done; null where nothing was. */
  readonly undo: (() => void) | null
}

export interface ToastSlice {
  readonly toast: Toast | null
  notify(notice: Notice, undo?: () => void): void
  dismissToast(): void
}

export const createToastSlice: Slice<ToastSlice> = (_, { set }) => ({
  toast: null,
  notify: (notice, undo) => set({ toast: { notice, undo: undo ?? null } }),
  dismissToast: () => set({ toast: null }),
})
