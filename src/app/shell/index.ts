export { App } from './app'
export { ErrorBoundary } from './error-boundary'
export { loadEditor, loadViews } from './views'
