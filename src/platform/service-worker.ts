/**
 * Keeps the page for when there is no network. `onWaiting` hears of a newer version that is ready and waits, and gets
 * what lets it take over: the page is then loaded again, with the new files. Where the browser has no service workers
 * (a file, plain http, some private windows), or no room for the files, the page works as before, online.
 */
export function keepOffline(onWaiting: (takeOver: () => void) => void): void {
  if (!('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  serviceWorker.register('sw.js').then(watch, () => {})

  function watch(registration: ServiceWorkerRegistration): void {
    offer()
    registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', offer))

    function offer(): void {
      const { waiting } = registration
      // Without a controller this is the first version there is.
      if (waiting && serviceWorker.controller) onWaiting(() => takeOver(waiting))
    }
  }

  function takeOver(waiting: ServiceWorker): void {
    serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
    waiting.postMessage('take over')
  }
}
