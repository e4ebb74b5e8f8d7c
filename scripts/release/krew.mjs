/**
 * The manifest of `kubectl plimsoll` for krew. Where the archive will be is not known here: `RELEASE_ADDRESS` says it,
 * else the manifest says that it is missing.
 * @param {string} version
 * @param {string} archive name of the archive of this platform
 * @param {string} sha256 of it
 */
export function krewManifest(version, archive, sha256) {
  const address = process.env.RELEASE_ADDRESS ?? 'https://release-address.invalid/'
  const arch = process.arch === 'x64' ? 'amd64' : process.arch
  const os = process.platform === 'win32' ? 'windows' : process.platform
  const program = os === 'windows' ? 'plimsoll.exe' : 'plimsoll'
  return `# For krew. RELEASE_ADDRESS was ${process.env.RELEASE_ADDRESS ? 'given' : 'not given: put the address of the archive where .invalid stands'}. Platforms built elsewhere are added to the list.
apiVersion: krew.googlecontainertools.github.com/v1alpha2
kind: Plugin
metadata:
  name: plimsoll
spec:
  version: v${version}
  shortDescription: Measure manifests against etcd's and other limits
  description: |
    Measures Kubernetes manifests in the bytes that count, says which limit each meets on its way into a cluster (kubectl, Helm, Argo CD, Flux,
    ClusterResourceSet and others), finds the smallest fix, and splits them into bundles that fit, with a proof that nothing was lost.
    It asks no cluster and no network.
  caveats: |
    kubectl plimsoll analyze FILE
  platforms:
    - selector:
        matchLabels:
          os: ${os}
          arch: ${arch}
      uri: ${new URL(archive, address).href}
      sha256: ${sha256}
      bin: kubectl-${program}
      files:
        - from: ${program}
          to: kubectl-${program}
        - from: LICENSE*
          to: .
        - from: THIRD-PARTY-NOTICES.txt
          to: .
`
}
