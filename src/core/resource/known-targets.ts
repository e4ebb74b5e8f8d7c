/** Objects that every cluster has, or gets without a manifest: never missing. `group/Kind` and which names. */
const known: readonly (readonly [kind: string, name: RegExp])[] = [
  ['/Namespace', /^(?:default|kube-system|kube-public|kube-node-lease)$/],
  ['/ServiceAccount', /^default$/],
  ['/ConfigMap', /^kube-root-ca\.crt$|^extension-apiserver-authentication$/],
  ['/Service', /^kubernetes$/],
  ['scheduling.k8s.io/PriorityClass', /^system-/],
  ['rbac.authorization.k8s.io/ClusterRole', /^(?:cluster-admin|admin|edit|view)$|^system:/],
  ['rbac.authorization.k8s.io/Role', /^extension-apiserver-authentication-reader$|^system:/],
  [
    'flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration',
    /^(?:exempt|catch-all|global-default|leader-election|node-high|system|workload-high|workload-low)$/,
  ],
]

export function isKnownTarget(kind: string, name: string, namespace: string | null): boolean {
  // What runs in kube-system was there before: its accounts and configuration are the cluster's own.
  if (namespace === 'kube-system' && kind === '/ServiceAccount') return true
  return known.some(([of, names]) => of === kind && names.test(name))
}
