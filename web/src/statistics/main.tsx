import { render } from "preact";
import "../look/tokens.css";
import "../look/base.css";
import "../staff/staff.css";
import "./cards.css";
import "./statistics.css";
import { StatisticsPage } from "./statistics_page.tsx";

const place = document.getElementById("page");
if (place) render(<StatisticsPage />, place);
