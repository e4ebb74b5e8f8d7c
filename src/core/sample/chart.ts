import { type Mapping, writeYaml } from '../manifest'
import { mapping } from './mapping'
import { type Dice, seededDice } from './seeded-dice'

const ports = ['north', 'east', 'south', 'west']
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/**
 * What a chart renders: a Deployment, and ConfigMaps of certificates, each well inside its limit. gzip makes little of
 * them, and a release keeps templates and manifest, so that its Secret is too large. The same text each time; the
 * certificates are noise.
 */
export function harbourChart(): string {
  const dice = seededDice(1894)
  return [...ports.map(port => writeYaml(certificates(port, dice))), writeYaml(deployment)].join('---\n')
}

function certificates(port: string, dice: Dice): Mapping {
  const bundle = Array.from({ length: 70 }, () => certificate(dice)).join('')
  return mapping({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: mapping({ name: `harbour-authorities-${port}`, namespace: 'harbour' }),
    data: mapping({ 'ca-bundle.crt': bundle }),
  })
}

function certificate(dice: Dice): string {
  const lines = Array.from({ length: 28 }, () =>
    Array.from({ length: 64 }, () => letters.charAt(dice.roll(letters.length))).join(''),
  )
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}

const deployment = mapping({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: mapping({ name: 'harbour-gate', namespace: 'harbour' }),
  spec: mapping({
    replicas: 2,
    selector: mapping({ matchLabels: mapping({ app: 'harbour-gate' }) }),
    template: mapping({
      metadata: mapping({ labels: mapping({ app: 'harbour-gate' }) }),
      spec: mapping({
        containers: [
          mapping({
            name: 'gate',
            image: 'harbourworks.example/gate:1.4.0',
            volumeMounts: ports.map(port => mapping({ name: port, mountPath: `/etc/authorities/${port}` })),
          }),
        ],
        volumes: ports.map(port =>
          mapping({ name: port, configMap: mapping({ name: `harbour-authorities-${port}` }) }),
        ),
      }),
    }),
  }),
})
