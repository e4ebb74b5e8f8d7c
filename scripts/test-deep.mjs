import { install } from './install.mjs'
import { run } from './run.mjs'

// `npm run test:deep`: the unit tests with every property at full length, and the two readers compared on a million
// documents. Seeds are random and printed where something fails. Half an hour or so; `npm test` has a short run of all
// of it.
install()
process.env.PLIMSOLL_DEEP = '1'
const passed = [
  run('npm run --silent unit'),
  run(`node bench/differential.mjs --seed ${Math.floor(Math.random() * 2 ** 30)}`),
]
process.exitCode = passed.every(Boolean) ? 0 : 1
