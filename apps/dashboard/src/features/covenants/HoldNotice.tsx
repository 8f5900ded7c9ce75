import { getCovenantHold } from "@kruisverband/contract"
import type { CovenantId } from "@kruisverband/domain"
import { useQuery } from "@tanstack/react-query"
import { callApi } from "../../shared/api/callApi.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { exactDay } from "../../shared/time/formatMoment.ts"
import { covenantTexts } from "./covenantTexts.ts"

/** Said only where every clock of the covenant stands still, or where it cannot be told whether it does. */
export function HoldNotice({ covenant }: { readonly covenant: CovenantId }) {
  const texts = useTexts(covenantTexts)
  const { language } = useLanguage()
  const query = useQuery({
    queryKey: ["covenant", covenant, "hold"],
    queryFn: ({ signal }) => callApi(getCovenantHold, { params: { id: covenant }, signal })
  })
  if (query.isError) return <p className="kv-subtle kv-small">{texts.holdUnknown}</p>
  const hold = query.data?.hold ?? null
  if (hold === null) return null
  const day = exactDay(hold.reaches, language)
  return <p className="kv-notice">{hold.agreed ? texts.held(day) : texts.heldAlone(day)}</p>
}
