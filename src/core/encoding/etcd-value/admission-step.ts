import { isMapping, type Mapping, type Value } from '../../manifest'
import { listAt } from '../../object'
import { changeEach, changeField, isUnset, withField } from '../edit-mapping'
import { fromPlain, mappingFromPlain } from '../from-plain'
import type { ServerStep } from './server-step'

/**
 * What the admission plugins that every usual cluster runs add to a Pod: its service account with a token, how long it
 * stays on a node that does not answer, its priority. Other plugins and webhooks depend on the cluster.
 */
export const admitPod: ServerStep = {
  id: 'admission',
  known: 'estimate',
  apply: (object, { kind }) =>
    kind.type === 'built-in' && kind.storage.message.name === 'core.v1.Pod'
      ? changeField(object, 'spec', spec => withPriority(withTolerations(withServiceAccount(spec))))
      : object,
}

/**
 * The plugin ServiceAccount (`plugin/pkg/admission/serviceaccount/admission.go: Admit`, `mountServiceAccountToken`).
 */
function withServiceAccount(spec: Mapping): Mapping {
  const named = spec.get('serviceAccountName')
    ? spec
    : new Map(spec).set('serviceAccountName', 'default').set('serviceAccount', 'default')
  if (spec.get('automountServiceAccountToken') === false) return named
  const mounted = changeEach(changeEach(named, 'containers', mountToken), 'initContainers', mountToken)
  const volumes = listAt(named, 'volumes')
  return mounted === named || volumes.some(isTokenVolume)
    ? mounted
    : withField(mounted, 'volumes', [...volumes, tokenVolume])
}

function mountToken(container: Mapping): Mapping {
  const mounts = listAt(container, 'volumeMounts')
  const isMounted = mounts.some(mount => isMapping(mount) && mount.get('mountPath') === tokenPath)
  return isMounted ? container : withField(container, 'volumeMounts', [...mounts, tokenMount])
}

function isTokenVolume(volume: Value): boolean {
  return isMapping(volume) && !isUnset(volume, 'projected') && String(volume.get('name')).startsWith('kube-api-access-')
}

/** The plugin DefaultTolerationSeconds (`plugin/pkg/admission/defaulttolerationseconds/admission.go: Admit`). */
function withTolerations(spec: Mapping): Mapping {
  const given = listAt(spec, 'tolerations')
  const isTolerated = (key: string): boolean =>
    given.some(
      toleration =>
        isMapping(toleration) &&
        (toleration.get('key') || key) === key &&
        (toleration.get('effect') || 'NoExecute') === 'NoExecute',
    )
  const added = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'].filter(key => !isTolerated(key))
  const tolerations = added.map(key =>
    fromPlain({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 }),
  )
  return tolerations.length === 0 ? spec : withField(spec, 'tolerations', [...given, ...tolerations])
}

/**
 * The plugin Priority (`plugin/pkg/admission/priority/admission.go: admitPod`); what other classes say is not known.
 */
function withPriority(spec: Mapping): Mapping {
  const filled = new Map(spec)
  const name = spec.get('priorityClassName')
  if (isUnset(spec, 'priority')) filled.set('priority', systemPriorities.get(String(name)) ?? 0)
  if (isUnset(spec, 'preemptionPolicy')) filled.set('preemptionPolicy', 'PreemptLowerPriority')
  return filled
}

/** `pkg/apis/scheduling/types.go`. */
const systemPriorities = new Map([
  ['system-cluster-critical', 2_000_000_000],
  ['system-node-critical', 2_000_001_000],
])

/**
 * A new Node is taken to be not ready yet (the plugin TaintNodesByCondition,
 * `plugin/pkg/admission/nodetaint/admission.go: Admit`).
 */
export const admitNode: ServerStep = {
  id: 'admission',
  known: 'rule',
  apply: (object, { kind }) =>
    kind.type === 'built-in' && kind.storage.message.name === 'core.v1.Node'
      ? changeField(object, 'spec', spec => {
          const taints = listAt(spec, 'taints')
          const isTainted = taints.some(
            taint =>
              isMapping(taint) && taint.get('key') === notReady.get('key') && taint.get('effect') === 'NoSchedule',
          )
          return isTainted ? spec : withField(spec, 'taints', [...taints, notReady])
        })
      : object,
}

const notReady = mappingFromPlain({ key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' })

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
