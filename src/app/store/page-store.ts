import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Engine } from '../../engine'
import { createBreakdownSlice } from './breakdown-slice'
import { createCompareSlice } from './compare-slice'
import { createDialogSlice } from './dialog-slice'
import { createEditorSlice } from './editor-slice'
import { createGatheringSlice } from './gathering-slice'
import { createGuardSlice } from './guard-slice'
import { createGzipSlice } from './gzip-slice'
import { createLimitsSlice } from './limits-slice'
import type { PageState } from './page-state'
import { createRemedySlice } from './remedy-slice'
import { createSettingsSlice, type PageSettings } from './settings-slice'
import { createSharingSlice } from './sharing-slice'
import { createSourcesSlice } from './sources-slice'
import { createSplitSlice } from './split-slice'
import { createToastSlice } from './toast-slice'
import { createUpdateSlice } from './update-slice'
import { createViewSlice } from './view-slice'
import { createWaysSlice } from './ways-slice'
import { createWeighingSlice } from './weighing-slice'

export type PageStore = StoreApi<PageState>

/** The one store of the page, on an engine (a worker in the page, direct calls in tests) and the settings it starts with. */
export function createPageStore(engine: Engine, settings: PageSettings): PageStore {
  return createStore<PageState>()((...store) => ({
    ...createSourcesSlice(engine)(...store),
    ...createWeighingSlice(engine)(...store),
    ...createBreakdownSlice(engine)(...store),
    ...createGzipSlice(engine)(...store),
    ...createViewSlice(engine)(...store),
    ...createSplitSlice(engine)(...store),
    ...createSettingsSlice(settings)(...store),
    ...createLimitsSlice(engine)(...store),
    ...createWaysSlice(engine)(...store),
    ...createToastSlice(engine)(...store),
    ...createEditorSlice(engine)(...store),
    ...createCompareSlice(engine)(...store),
    ...createRemedySlice(engine)(...store),
    ...createSharingSlice(engine)(...store),
    ...createGatheringSlice(engine)(...store),
    ...createDialogSlice(engine)(...store),
    ...createGuardSlice(engine)(...store),
    ...createUpdateSlice(engine)(...store),
  }))
}
