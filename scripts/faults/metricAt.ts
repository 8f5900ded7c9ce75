/** A gauge of a service by its name; 0 when it cannot be asked. */
export async function metricAt(url: string, name: string): Promise<number> {
  const text = await fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    (response) => response.text(),
    () => ""
  )
  const line = text.split("\n").find((each) => each.startsWith(`${name} `))
  return Number(line?.split(" ")[1] ?? 0)
}
