/** The manifest of the published package: nothing to install beside it, and its entries in plain JavaScript. */
export const publishedManifest = (source: string): string => {
  const { name, version, license }: { readonly name: string; readonly version: string; readonly license: string } =
    JSON.parse(source)
  const entry = (file: string) => ({ types: `./${file}.d.ts`, default: `./${file}.js` })
  const manifest = {
    name,
    version,
    description:
      "Signalen melden bij Kruisverband, met personen die aan de bron zijn gecodeerd. / Post signals, sealed at the source.",
    license,
    type: "module",
    sideEffects: false,
    engines: { node: ">=20" },
    exports: { ".": entry("index"), "./node": entry("node") }
  }
  return `${JSON.stringify(manifest, undefined, 2)}\n`
}
