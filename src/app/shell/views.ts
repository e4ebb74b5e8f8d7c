/** The views, each loaded when it is first shown, or before that by `loadViews`. */
export const views = {
  weigh: () => import('./weigh-view'),
  resource: () => import('./resource-view'),
  compare: () => import('../comparing').then(({ CompareView }) => ({ default: CompareView })),
  card: () => import('../report-card').then(({ loadCardView }) => loadCardView()),
  split: () => import('../bundles').then(({ SplitView }) => ({ default: SplitView })),
}

/** Loads them while the page is idle: shown later, they need no network. What cannot be loaded now is asked for again when it is shown. */
export function loadViews(): void {
  for (const load of Object.values(views)) load().catch(() => {})
}
