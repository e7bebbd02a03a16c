import { render } from "preact";
import "../look/tokens.css";
import "../look/base.css";
import "./sign_in.css";
import { SignInPage } from "./sign_in_page.tsx";

const place = document.getElementById("page");
if (place) render(<SignInPage />, place);
