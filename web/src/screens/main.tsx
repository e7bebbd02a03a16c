import { render } from "preact";
import "../look/tokens.css";
import "../look/base.css";
import "../staff/staff.css";
import "./screens.css";
import { ScreensPage } from "./screens_page.tsx";

const place = document.getElementById("page");
if (place) render(<ScreensPage />, place);
