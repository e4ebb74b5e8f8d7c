import type { StoreApi } from 'zustand/vanilla'
import type { AnswersSlice } from './answers-slice'
import type { CompareSlice } from './compare-slice'
import type { DialogSlice } from './dialog-slice'
import type { EditorSlice } from './editor-slice'
import type { ErrorSlice } from './error-slice'
import type { FixSlice } from './fix-slice'
import type { GatheringSlice } from './gathering-slice'
import type { GuardSlice } from './guard-slice'
import type { InputSlice } from './input-slice'
import type { KeepSlice } from './keep-slice'
import type { LaterSlice } from './later-slice'
import type { QuestionSlice } from './question-slice'
import type { RoutesShownSlice } from './routes-shown-slice'
import type { SettingsSlice } from './settings-slice'
import type { SharingSlice } from './sharing-slice'
import type { SplitSlice } from './split-slice'
import type { ToastSlice } from './toast-slice'
import type { UpdateSlice } from './update-slice'
import type { ViewSlice } from './view-slice'

/** All of the page's state. A slice knows only those above it that it needs. */
export type PageState = QuestionSlice &
  ToastSlice &
  DialogSlice &
  SettingsSlice &
  RoutesShownSlice &
  InputSlice &
  AnswersSlice &
  LaterSlice &
  ViewSlice &
  EditorSlice &
  ErrorSlice &
  SplitSlice &
  CompareSlice &
  FixSlice &
  SharingSlice &
  GatheringSlice &
  GuardSlice &
  UpdateSlice &
  KeepSlice

export type PageStore = StoreApi<PageState>
