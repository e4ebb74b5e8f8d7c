export { App } from './app'
export { ErrorBoundary } from './error-boundary'
export { loadViews } from './views'
