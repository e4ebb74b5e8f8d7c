import { isList, isMapping, type Mapping, type Value } from '../../manifest'
import { changeField, isUnset, withField } from '../edit-mapping'
import { fromPlain } from '../from-plain'
import type { ServerStep } from './server-step'

/**
 * What the admission plugins that every usual cluster runs add to a Pod: its service account with a token, how long it stays on a
 * node that does not answer, its priority. Other plugins and webhooks depend on the cluster.
 */
export const admitPod: ServerStep = {
  id: 'admission',
  known: 'estimate',
  apply: (object, { kind }) =>
    kind.type === 'built-in' && kind.storage.message.name === 'core.v1.Pod'
      ? changeField(object, 'spec', spec => withPriority(withTolerations(withServiceAccount(spec))))
      : object,
}

function withServiceAccount(spec: Mapping): Mapping {
  const named = spec.get('serviceAccountName')
    ? spec
    : new Map(spec).set('serviceAccountName', 'default').set('serviceAccount', 'default')
  if (spec.get('automountServiceAccountToken') === false) return named
  const mounted = new Map(named)
  for (const name of ['containers', 'initContainers']) {
    const containers = named.get(name)
    if (isList(containers)) mounted.set(name, containers.map(mountToken))
  }
  return mounted.set('volumes', [...listAt(named, 'volumes'), tokenVolume])
}

function mountToken(container: Value): Value {
  if (!isMapping(container)) return container
  const mounts = listAt(container, 'volumeMounts')
  const isMounted = mounts.some(mount => isMapping(mount) && mount.get('mountPath') === tokenPath)
  return isMounted ? container : withField(container, 'volumeMounts', [...mounts, tokenMount])
}

function withTolerations(spec: Mapping): Mapping {
  const given = listAt(spec, 'tolerations')
  const keys = new Set(given.map(toleration => (isMapping(toleration) ? toleration.get('key') : null)))
  const added = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'].filter(key => !keys.has(key))
  const tolerations = added.map(key =>
    fromPlain({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 }),
  )
  return tolerations.length === 0 ? spec : withField(spec, 'tolerations', [...given, ...tolerations])
}

function withPriority(spec: Mapping): Mapping {
  const filled = new Map(spec)
  if (isUnset(spec, 'priority')) filled.set('priority', 0)
  if (isUnset(spec, 'preemptionPolicy')) filled.set('preemptionPolicy', 'PreemptLowerPriority')
  return filled
}

function listAt(object: Mapping, name: string): readonly Value[] {
  const value = object.get(name)
  return isList(value) ? value : []
}

/** The name ends in five random characters. */
const tokenName = 'kube-api-access-xxxxx'
const tokenPath = '/var/run/secrets/kubernetes.io/serviceaccount'
const tokenMount = fromPlain({ name: tokenName, readOnly: true, mountPath: tokenPath })
const tokenVolume = fromPlain({
  name: tokenName,
  projected: {
    defaultMode: 420,
    sources: [
      { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
      { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
      {
        downwardAPI: {
          items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }],
        },
      },
    ],
  },
})
