/** What the form of the approvals may say; the browser knows it, too. */
export const MAX_REASON = 500;
/** Keys of the catalogue, `template_…`. */
export const REASON_TEMPLATES = ['taken', 'closed', 'elsewhere', 'details'] as const;
export const DECISION_INTENTS = ['approve', 'reject', 'previewApprove', 'previewReject'] as const;
