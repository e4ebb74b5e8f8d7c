import type { Slice } from './slice'

/** The windows that can stand over the page from anywhere, one at a time. */
export type DialogId = 'commands' | 'error' | 'help' | 'limits' | 'share'

export interface DialogSlice {
  readonly dialog: DialogId | null
  openDialog(dialog: DialogId): void
  closeDialog(): void
}

export const createDialogSlice: Slice<DialogSlice> = (_, { set }) => ({
  dialog: null,
  openDialog: dialog => set({ dialog }),
  closeDialog: () => set({ dialog: null }),
})
