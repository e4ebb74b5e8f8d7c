import { whenIdle } from '../../platform'

/**
 * Monaco, the largest part of the page: evaluated at once it is one task of over 100 ms. It comes when nothing else is
 * to be done, in layers of which each stands on those before it, so that each is a task of its own.
 */
export async function loadCodeEditor() {
  const layers = [
    () => import('./monaco-model'),
    () => import('./monaco-view'),
    () => import('./monaco-services'),
    () => import('./monaco-core'),
  ]
  for (const load of layers) {
    await idle()
    await load()
  }
  await idle()
  return import('./code-editor')
}

function idle(): Promise<void> {
  return new Promise(whenIdle)
}
