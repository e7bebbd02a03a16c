import { render } from "preact";
import "../look/tokens.css";
import "../look/base.css";
import "./phone.css";
import "./bill_sheet.css";
import "./drawings.css";
import "../lesson/lesson.css";
import "../lesson/phone_picture.css";
import "./print.css";
import { PhonePage } from "./phone_page.tsx";

const place = document.getElementById("page");
if (place) render(<PhonePage />, place);
