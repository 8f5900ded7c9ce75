import { checkSharing, type SharingCheck } from "@kruisverband/contract"
import { useMutation } from "@tanstack/react-query"
import { callApi } from "../../shared/api/callApi.ts"

/** Asks what the rules say. The answer lives in this page's memory alone. */
export const useSharingCheck = () =>
  useMutation({ mutationFn: (check: SharingCheck) => callApi(checkSharing, { body: check }), gcTime: 0 })
