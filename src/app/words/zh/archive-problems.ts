/** Words for what is wrong with an archive, or was left out of it. */
export const archiveProblems = {
  'archive-truncated': { what: '{{entry}} 不完整', fix: '压缩包过早结束，请重新获取。' },
  'archive-damaged': { what: '{{entry}} 已损坏', fix: '无法解压，请重新获取压缩包。' },
  'archive-conflict': {
    what: '{{entry}} 有两种互相矛盾的描述',
    fix: '压缩包的目录与数据前的说明不一致，因此不使用它。',
  },
  'archive-checksum': { what: '{{entry}} 的校验和不对', fix: '内容与打包时不同，因此不使用。请重新获取压缩包。' },
  'archive-length': { what: '{{entry}} 的长度与声明不符', fix: '压缩包声明为 {{said}} 字节，因此不使用它。' },
  'archive-encrypted': { what: '{{entry}} 已加密', fix: '请用密码解压后再导入文件。' },
  'archive-method': { what: '{{entry}} 使用压缩方法 {{method}}', fix: '此处无法读取，请改用 deflate 打包。' },
  'archive-too-large': { what: '{{entry}} 解压后过大', fix: '所有压缩包合计最多解压 {{max}} 字节。请解压后分批导入。' },
  'archive-too-many': { what: '{{entry}} 的条目过多', fix: '只读取前 {{max}} 个，请分批导入。' },
  'archive-trailing': {
    what: '{{entry}} 结尾之后还有 {{bytes}} 字节，未读取',
    fix: '压缩包已损坏，或其后附加了内容。请重新获取。',
  },
  'archive-zeros': {
    what: '{{entry}} 结尾之后还有 {{bytes}} 个零字节',
    fix: '可能是填充，也可能是丢失内容的残留。',
  },
  'archive-padding': {
    what: '{{entry}} 之后本应为零的位置有其他内容',
    fix: '压缩包已损坏，或此文件在其中被截断。请与原文件比较。',
  },
  'archive-unlisted': {
    what: '{{entry}} 中有 {{bytes}} 字节不属于任何列出的文件',
    fix: '未读取。请重新获取压缩包。',
  },
  'archive-unsafe-name': { what: '名称“{{entry}}”指向压缩包之外', fix: '按 {{path}} 读取。' },
  'archive-without-manifest': { what: '此压缩包中没有清单', fix: '只读取以 .yaml、.yml 或 .json 结尾的文件。' },
  'archive-skipped-name': { what: '未读取：{{names}}', fix: '共 {{count}} 个，不以 .yaml、.yml 或 .json 结尾。' },
  'archive-skipped-binary': { what: '未读取：{{names}}', fix: '共 {{count}} 个，不是文本。' },
  'archive-skipped-hidden': { what: '未读取：{{names}}', fix: '共 {{count}} 个，为隐藏文件或位于 node_modules 中。' },
  'archive-skipped-link': { what: '未读取：{{names}}', fix: '共 {{count}} 个链接，请导入其指向的文件。' },
  'archive-skipped-special': { what: '未读取：{{names}}', fix: '共 {{count}} 个设备文件或其他特殊文件。' },
  'archive-skipped-nested': { what: '未读取：{{names}}', fix: '共 {{count}} 个压缩包中的压缩包，请解压后导入其内容。' },
}
