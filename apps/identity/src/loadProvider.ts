/** The library's own words about a Node build that is not marked as long-term support; ours is pinned and tested. */
const NOT_MARKED_LTS = "oidc-provider WARNING: Unsupported runtime."

/** Imports the library without that one line; everything else it says comes through. */
export const loadProvider = async () => {
  const warn = console.warn
  console.warn = (...words: ReadonlyArray<unknown>) => {
    if (!String(words[0]).includes(NOT_MARKED_LTS)) warn(...words)
  }
  try {
    return await import("oidc-provider")
  } finally {
    console.warn = warn
  }
}
