/** A code made of a title: `Scholen & welzijn Élzerveen` is `scholen-welzijn-elzerveen`. */
export const codeOf = (title: string): string =>
  title
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^a-z0-9]+/gu, "-")
    .replaceAll(/^-+|-+$/gu, "")
    .slice(0, 60)
