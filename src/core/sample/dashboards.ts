import { type Mapping, writeYaml } from '../manifest'
import { mapping } from './mapping'
import { type Dice, seededDice } from './seeded-dice'

const places = [
  'anchorage',
  'berths',
  'channel',
  'cranes',
  'customs',
  'ferries',
  'gates',
  'locks',
  'pilots',
  'tugs',
  'yard',
]
const views = ['overview', 'traffic', 'alerts']

/**
 * A `ConfigMapList` of 33 dashboards, as the release of a monitoring stack holds them: each well inside a ConfigMap,
 * all together just too much for one. The same text each time.
 */
export function dashboards(): string {
  const dice = seededDice(1888)
  const items = places.flatMap(place => views.map(view => configMap(place, view, dice)))
  return writeYaml(mapping({ apiVersion: 'v1', items, kind: 'ConfigMapList' }))
}

function configMap(place: string, view: string, dice: Dice): Mapping {
  const name = `${place}-${view}`
  return mapping({
    apiVersion: 'v1',
    data: mapping({ [`${name}.json`]: dashboard(name, place, dice) }),
    kind: 'ConfigMap',
    metadata: mapping({
      name: `dashboard-${name}`,
      namespace: 'harbour-monitoring',
      labels: mapping({ dashboard: place }),
    }),
  })
}

/** JSON with one panel a line. */
function dashboard(title: string, place: string, dice: Dice): string {
  const panels = Array.from({ length: 24 + dice.roll(28) }, (_, index) => JSON.stringify(panel(index, place, dice)))
  const rest = JSON.stringify({ editable: false, refresh: '30s', tags: ['harbour', place], title, uid: title })
  return `${rest.slice(0, -1)},"panels":[\n${panels.join(',\n')}\n]}`
}

function panel(index: number, place: string, dice: Dice) {
  const measure = dice.pick(['waiting', 'moves', 'delay', 'depth', 'load', 'errors', 'queue'])
  return {
    id: index + 1,
    type: 'timeseries',
    title: `${place}: ${measure}`,
    description: `The ${measure} of all ${place}, as the harbour office counts it at the turn of the tide.`,
    datasource: { type: 'prometheus', uid: '$datasource' },
    fieldConfig: {
      defaults: {
        color: { mode: 'palette-classic' },
        custom: {
          fillOpacity: dice.roll(40),
          gradientMode: 'none',
          lineWidth: 1,
          showPoints: 'never',
          spanNulls: false,
        },
        thresholds: {
          mode: 'absolute',
          steps: [
            { color: 'green', value: null },
            { color: 'red', value: dice.roll(500) },
          ],
        },
        unit: 'short',
      },
      overrides: [],
    },
    gridPos: { h: 7, w: 12, x: (index % 2) * 12, y: Math.floor(index / 2) * 7 },
    targets: ['A', 'B', 'C'].slice(dice.roll(3)).map(refId => ({
      expr: `sum by (quay) (rate(harbour_${place}_${measure}_total{basin="${dice.roll(9)}",quay=~"$quay"}[5m]))`,
      legendFormat: '{{quay}}',
      refId,
    })),
  }
}
