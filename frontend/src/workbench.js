// The workbench works without this script; it only lights up what belongs together.
import { lightChains } from "./chain.js";

lightChains(document);
