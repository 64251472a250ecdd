// The workbench works without this script; it lights up what belongs together, and unfolds for print.
import { lightChains } from "./chain.js";
import { unfoldForPrint } from "./print.js";

lightChains(document);
unfoldForPrint(document);
