import { streamLinks } from "@kruisverband/contract"
import { Option, Schema } from "effect"
import { useEffect, useEffectEvent } from "react"
import { BASE } from "../api/callApi.ts"

export type LinkChange = typeof streamLinks.success.schema.Type

const decode = Schema.decodeUnknownOption(Schema.fromJsonString(streamLinks.success.schema))

/** Follows changes of links the viewer may see. The browser connects again by itself; what was missed shows at the next load. */
export function useLinkStream(onChange: (change: LinkChange) => void) {
  const told = useEffectEvent(onChange)
  useEffect(() => {
    const stream = new EventSource(`${BASE}${streamLinks.path}`)
    stream.addEventListener("link", (event: MessageEvent<string>) => {
      const change = decode(event.data)
      if (Option.isSome(change)) told(change.value)
    })
    return () => stream.close()
  }, [])
}
