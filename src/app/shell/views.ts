/** The views, each loaded when it is first shown, or before that by `loadViews`. */
export const views = {
  analyze: () => import('./analyze-view'),
  resource: () => import('./resource-view'),
  compare: () => import('../comparing').then(({ CompareView }) => ({ default: CompareView })),
  card: () => import('../report-card').then(({ loadCardView }) => loadCardView()),
  editor: () => import('../editor').then(({ EditorPanel }) => ({ default: EditorPanel })),
  locked: () => import('./locked-view').then(({ LockedView }) => ({ default: LockedView })),
  split: () => import('../bundles').then(({ SplitView }) => ({ default: SplitView })),
}

/**
 * Loads them while the page is idle, and what the first view loads itself: shown later, they need no network and are
 * run already. What cannot be loaded now is asked for again when it is shown.
 */
export function loadViews(): void {
  const parts = [() => import('../charts').then(({ loadSizeChart }) => loadSizeChart())]
  for (const load of [...Object.values(views), ...parts]) load().catch(() => {})
}

/** So long nobody brings anything in before the editor is loaded for what will be, in milliseconds. */
const quietFor = 1500

/**
 * Loads the editor, where it stands beside the answer: later than the views, since to evaluate it is the longest task
 * of the page. What was brought in meanwhile comes first: its view then loads the editor itself.
 */
export function loadEditor(isWanted: () => boolean): void {
  setTimeout(async () => {
    if (!isWanted()) return
    const { loadCodeEditor } = await import('../editor')
    await loadCodeEditor().catch(() => {})
  }, quietFor)
}
