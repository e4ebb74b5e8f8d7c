import { missing, openTab } from '../browsers/engines.mjs'
import { stops, tour } from '../browsers/tour.mjs'
import { buildIfStale } from '../build.mjs'

export const name = 'the page in Chromium, Firefox and WebKit, on a host without headers'

/** @param {import('../conformance.mjs').Reporter} reporter */
export async function run({ check, skip }) {
  for (const build of /** @type {const} */ (['page', 'file', 'cli'])) buildIfStale(build, { quiet: true })
  const short = stops.filter(({ isLong }) => !isLong)
  for (const engine of /** @type {const} */ (['chromium', 'firefox', 'webkit'])) {
    const reason = missing[engine]()
    if (reason !== null) {
      skip(reason)
      continue
    }
    let tab
    try {
      tab = await openTab(engine)
    } catch (error) {
      await check(`${engine} starts`, () => Promise.reject(error))
      continue
    }
    const { version } = tab
    try {
      await tour(tab, short, (stop, prove) => check(`${version}: ${stop.name}`, prove))
    } finally {
      await tab.close()
    }
  }
}
