// The workbench works without this script; it lights up what belongs
// together, unfolds for print, and keeps what is typed.
import { lightChains } from "./chain.js";
import { codeByKey } from "./coding.js";
import { dropDraftsOnLeaving, forgetSent, keepDrafts } from "./drafts.js";
import { findBySlash } from "./find.js";
import { offerPasskeys } from "./passkey.js";
import { unfoldForPrint } from "./print.js";
import { showUploads } from "./upload.js";

lightChains(document);
unfoldForPrint(document);
forgetSent(document);
keepDrafts(document);
showUploads(document);
codeByKey(document);
dropDraftsOnLeaving(document);
findBySlash(document);
offerPasskeys(document);
