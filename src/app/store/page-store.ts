import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Engine } from '../../engine'
import { type AnswersSlice, createAnswersSlice } from './answers-slice'
import { type CompareSlice, createCompareSlice } from './compare-slice'
import { createDialogSlice, type DialogSlice } from './dialog-slice'
import { createEditorSlice, type EditorSlice } from './editor-slice'
import { createFixSlice, type FixSlice } from './fix-slice'
import { follow } from './follow'
import { createGatheringSlice, type GatheringSlice } from './gathering-slice'
import { createInputSlice, type InputSlice } from './input-slice'
import { createLaterSlice, type LaterSlice } from './later-slice'
import { createQuestionSlice, type KeptQuestion, type QuestionSlice } from './question-slice'
import { createRoutesShownSlice, type RoutesShownSlice } from './routes-shown-slice'
import { createSettingsSlice, type PageSettings, type SettingsSlice } from './settings-slice'
import { createSharingSlice, type SharingSlice } from './sharing-slice'
import type { Access } from './slice'
import { createSplitSlice, type SplitSlice } from './split-slice'
import { createToastSlice, type ToastSlice } from './toast-slice'
import { createViewSlice, type ViewSlice } from './view-slice'

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
  SplitSlice &
  CompareSlice &
  FixSlice &
  SharingSlice &
  GatheringSlice

export type PageStore = StoreApi<PageState>

/** The one store of the page, on an engine (a worker in the page, direct calls in tests), the settings it starts with and what is asked at first. */
export function createPageStore(engine: Engine, settings: PageSettings, kept: Partial<KeptQuestion> = {}): PageStore {
  const store = createStore<PageState>()((set, get) => {
    const access: Access<PageState> = { get, set: change => set(change) }
    return {
      ...createQuestionSlice(kept)(engine, access),
      ...createToastSlice(engine, access),
      ...createDialogSlice(engine, access),
      ...createSettingsSlice(settings)(engine, access),
      ...createRoutesShownSlice(engine, access),
      ...createInputSlice(engine, access),
      ...createAnswersSlice(engine, access),
      ...createLaterSlice(engine, access),
      ...createViewSlice(engine, access),
      ...createEditorSlice(engine, access),
      ...createSplitSlice(engine, access),
      ...createCompareSlice(engine, access),
      ...createFixSlice(engine, access),
      ...createSharingSlice(engine, access),
      ...createGatheringSlice(engine, access),
    }
  })
  follow(store)
  return store
}
