// Roboto is bundled so that every kiosk draws the same letters with no network; only Latin is needed for Spanish.
import '@fontsource-variable/roboto/index.css';
