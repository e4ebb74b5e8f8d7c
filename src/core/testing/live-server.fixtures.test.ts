import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compareCase, difference, isRight, serverCases, tableOf } from './live-server'
import { describeWithFixtures } from './shared-fixtures'

/** `PLIMSOLL_REPORT=FILE` writes the tables and all differences there. */
const report = process.env.PLIMSOLL_REPORT

describeWithFixtures('what a live server asked etcd to keep', () => {
  test.each(['written', 'public'] as const)('%s inputs, each way, to the byte', file => {
    const comparisons = serverCases(file).flatMap(compareCase)
    const wrong = comparisons.filter(each => !isRight(each)).map(difference)
    if (report) writeFileSync(`${report}.${file}`, `${tableOf(comparisons)}\n\n${wrong.join('\n')}\n`)
    expect(wrong).toEqual([])
  })
})
