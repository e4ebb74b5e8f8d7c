import { gzipSize } from '../archive'
import { type Bytes, bytes } from '../bytes'

/** The files of a chart that say something: of `crds/`, which are never rendered, and of `templates/`. */
export interface ChartTexts {
  readonly crds: string
  readonly templates: string
}

/**
 * What the release record of `helm install` weighs in its Secret: base64 of gzip of the release as JSON, in which every file of the chart stands as
 * base64 and what was rendered from `templates/` once more as text (helm/helm pkg/storage/driver/util.go: encodeRelease; limits facts, section 8).
 * Really built and compressed, since base64 compresses badly and no ratio holds. An estimate: names, times and Go's deflate differ a little.
 */
export function helmReleaseSize({ crds, templates }: ChartTexts): Bytes {
  const template = { name: 'templates/resources.yaml', data: base64(templates) }
  const crd = { name: 'crds/crds.yaml', data: base64(crds) }
  const release = {
    name: 'release',
    info: {
      first_deployed: '2006-01-02T15:04:05.999999999Z',
      last_deployed: '2006-01-02T15:04:05.999999999Z',
      deleted: '',
      description: 'Install complete',
      status: 'deployed',
    },
    chart: {
      metadata: { name: 'release', version: '1.0.0', apiVersion: 'v2', appVersion: '1.0.0', type: 'application' },
      lock: null,
      templates: templates === '' ? [] : [template],
      values: {},
      schema: null,
      files: crds === '' ? [] : [crd],
    },
    manifest: templates === '' ? '' : `---\n# Source: release/templates/resources.yaml\n${templates}`,
    version: 1,
    namespace: 'default',
  }
  return base64Size(gzipSize(encoder.encode(asGoWrites(JSON.stringify(release)))))
}

/** Bytes of a base64 text, padding included. */
export function base64Size(content: number): Bytes {
  return bytes(Math.ceil(content / 3) * 4)
}

const encoder = new TextEncoder()

/** Go escapes what HTML would take for its own. */
function asGoWrites(json: string): string {
  return json.replace(/[<>&]/g, character => `\\u00${character.charCodeAt(0).toString(16)}`)
}

function base64(text: string): string {
  const content = encoder.encode(text)
  let binary = ''
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < content.length; at += 8_190) {
    binary += String.fromCharCode(...content.subarray(at, at + 8_190))
  }
  return btoa(binary)
}
