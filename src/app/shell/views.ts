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
 * run already. `withEditor`: where it stands beside the answer. What cannot be loaded now is asked for again when it is
 * shown.
 */
export function loadViews(withEditor: boolean): void {
  const parts = [
    () => import('../charts').then(({ loadSizeChart }) => loadSizeChart()),
    ...(withEditor ? [() => import('../editor').then(({ loadCodeEditor }) => loadCodeEditor())] : []),
  ]
  for (const load of [...Object.values(views), ...parts]) load().catch(() => {})
}
