import { publishCovenant } from "@kruisverband/contract"
import { CovenantDocument } from "@kruisverband/domain"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { Schema } from "effect"
import { callApi } from "../../shared/api/callApi.ts"
import { sessionKey } from "../../shared/api/queryClient.ts"
import { registryKey } from "../../shared/api/useRegistry.ts"
import { covenantKey } from "../../shared/covenant/useCovenant.ts"

const decode = Schema.decodeUnknownResult(CovenantDocument)

/** A document as it is written, with the defaults of what it leaves out; undefined where a field has a shape that no covenant has. */
export const read = (source: (typeof CovenantDocument)["Encoded"]): CovenantDocument | undefined => {
  const decoded = decode(source)
  return decoded._tag === "Success" ? decoded.success : undefined
}

/**
 * Saves a text as the covenant's next version, or offers it for signature (`status: active`). The written form goes out,
 * not the one with defaults: what the law wants said must be seen to be said.
 */
export function useSaveCovenant() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({
      source,
      revision
    }: {
      source: (typeof CovenantDocument)["Encoded"]
      revision: number | undefined
    }) => callApi(asWritten, { body: source, query: revision === undefined ? {} : { revision } }),
    onSuccess: ({ id }) =>
      Promise.all([
        client.invalidateQueries({ queryKey: covenantKey(id) }),
        client.invalidateQueries({ queryKey: registryKey }),
        client.invalidateQueries({ queryKey: sessionKey })
      ])
  })
}

/** The same endpoint, taking the document as JSON rather than decoded: encoding it would write the defaults out. */
const asWritten = { ...publishCovenant, body: Schema.toEncoded(publishCovenant.body) }
