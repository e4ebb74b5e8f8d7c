import { createStore } from 'zustand/vanilla'
import type { Engine } from '../../engine'
import { createAnswersSlice } from './answers-slice'
import { createCompareSlice } from './compare-slice'
import { createDialogSlice } from './dialog-slice'
import { createEditorSlice } from './editor-slice'
import { createErrorSlice } from './error-slice'
import { createFixSlice } from './fix-slice'
import { follow } from './follow'
import { createGatheringSlice } from './gathering-slice'
import { createGuardSlice } from './guard-slice'
import { createInputSlice } from './input-slice'
import { createKeepSlice } from './keep-slice'
import { createLaterSlice } from './later-slice'
import type { PageState, PageStore } from './page-state'
import { createQuestionSlice, type KeptQuestion } from './question-slice'
import { createRoutesShownSlice } from './routes-shown-slice'
import { createSettingsSlice, type PageSettings } from './settings-slice'
import { createSharingSlice } from './sharing-slice'
import type { Access } from './slice'
import { createSplitSlice } from './split-slice'
import { createToastSlice } from './toast-slice'
import { createUpdateSlice } from './update-slice'
import { createViewSlice } from './view-slice'

/**
 * The one store of the page, on an engine (a worker in the page, direct calls in tests), the settings it starts with
 * and what is asked at first.
 */
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
      ...createErrorSlice(engine, access),
      ...createSplitSlice(engine, access),
      ...createCompareSlice(engine, access),
      ...createFixSlice(engine, access),
      ...createSharingSlice(engine, access),
      ...createGatheringSlice(engine, access),
      ...createGuardSlice(engine, access),
      ...createUpdateSlice(engine, access),
      ...createKeepSlice(engine, access),
    }
  })
  follow(store)
  return store
}
