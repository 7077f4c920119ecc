// A native control for text, numbers, dates and times that keeps typed text when its props change.
const DAY = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
const HOUR = { hour: "2-digit", minute: "2-digit" };
const SHOWN = { date: DAY, time: HOUR, "datetime-local": { ...DAY, ...HOUR } };

export default {
  emits: ["typed", "press", "finish"],
  template: `
    <div class="field-text">
      <textarea v-if="kind === 'multiline'" ref="control" rows="4" v-bind="attributes" :value="text"
        @input="type" @keydown.enter="enter"></textarea>
      <input v-else ref="control" v-bind="attributes" :type="kind" :value="text" @input="type" @keydown.enter="enter">
      <span v-if="limit && left <= 200" class="counter" :class="{ over: left < 0 }" aria-hidden="true">{{ left }}</span>
      <small v-if="said" class="said">{{ said }}</small>
    </div>`,
  props: {
    fieldId: String, kind: String, initial: String, placeholder: String, label: String, describedby: String,
    inputmode: String, limit: Number, press: String, invalid: Boolean, required: Boolean, focused: Boolean,
  },
  data() {
    return { text: this.initial ?? "" };
  },
  computed: {
    left() {
      return this.limit - [...this.text].length;
    },
    said() {
      // The browser writes its native fields in its own language, whatever the page's.
      const lang = document.documentElement.lang;
      const parts = SHOWN[this.kind];
      if (!parts || !this.text || navigator.language.split("-")[0] === lang) return "";
      const moment = new Date({ date: `${this.text}T00:00`, time: `2000-01-01T${this.text}` }[this.kind] ?? this.text);
      return isNaN(moment) ? "" : moment.toLocaleString(lang === "en" ? "en-GB" : lang, parts);
    },
    attributes() {
      return {
        id: this.fieldId, placeholder: this.placeholder, inputmode: this.inputmode, autocomplete: "off",
        "aria-label": this.label, "aria-describedby": this.describedby, autofocus: this.focused || undefined,
        "aria-invalid": this.invalid || undefined, "aria-required": this.required || undefined,
      };
    },
  },
  methods: {
    type(event) {
      this.text = event.target.value;
      this.$emit("typed", this.text);
      if (this.press === "character") this.$emit("press", this.text);
    },
    enter(event) {
      if (event.isComposing) return;
      const modifier = event.ctrlKey || event.metaKey;
      if (this.kind === "multiline" && !modifier) return;
      event.preventDefault();
      this.$emit(this.press === "enter" ? "press" : "finish", this.text);
    },
  },
  mounted() {
    if (this.focused || window.pageFocus === this.fieldId) this.$refs.control.focus();
    if (window.pageFocus === this.fieldId) window.pageFocus = undefined;
  },
  beforeUnmount() {
    if (document.activeElement === this.$refs.control) window.pageFocus = this.fieldId;
  },
};
