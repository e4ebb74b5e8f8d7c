import type { StateCreator } from 'zustand/vanilla'
import type { Engine } from '../../engine'
import type { BreakdownSlice } from './breakdown-slice'
import type { CompareSlice } from './compare-slice'
import type { DialogSlice } from './dialog-slice'
import type { EditorSlice } from './editor-slice'
import type { GatheringSlice } from './gathering-slice'
import type { GuardSlice } from './guard-slice'
import type { GzipSlice } from './gzip-slice'
import type { LimitsSlice } from './limits-slice'
import type { RemedySlice } from './remedy-slice'
import type { SettingsSlice } from './settings-slice'
import type { SharingSlice } from './sharing-slice'
import type { SourcesSlice } from './sources-slice'
import type { SplitSlice } from './split-slice'
import type { ToastSlice } from './toast-slice'
import type { UpdateSlice } from './update-slice'
import type { ViewSlice } from './view-slice'
import type { WaysSlice } from './ways-slice'
import type { WeighingSlice } from './weighing-slice'

export type PageState = SourcesSlice &
  WeighingSlice &
  BreakdownSlice &
  GzipSlice &
  ViewSlice &
  SplitSlice &
  SettingsSlice &
  ToastSlice &
  CompareSlice &
  LimitsSlice &
  WaysSlice &
  RemedySlice &
  EditorSlice &
  SharingSlice &
  GatheringSlice &
  DialogSlice &
  GuardSlice &
  UpdateSlice

/** Builds one slice of the state; `engine` is the only way to the core. */
export type Slice<S> = (engine: Engine) => StateCreator<PageState, [], [], S>
