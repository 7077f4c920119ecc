// A combobox: one or several options, from a fixed list or from answers to the typed query.
const ROOM = 280;

export default {
  emits: ["chosen", "query"],
  template: `
    <div class="field-select" :class="{ open, invalid }" @focusout="leave">
      <div class="select-box" @mousedown="aim">
        <span v-for="option in multiple ? picked : []" :key="option.key" class="chip">{{ option.text }}
          <button type="button" :aria-label="words.remove + ' ' + option.text" @click.stop="drop(option)">×</button></span>
        <input ref="control" role="combobox" autocomplete="off" aria-autocomplete="list" aria-haspopup="listbox"
          :id="fieldId" :value="shownText" :placeholder="picked.length && multiple ? '' : placeholder"
          :aria-label="label" :aria-expanded="open" :aria-controls="open ? listId : undefined"
          :aria-activedescendant="open && shown[active] ? listId + '-' + active : undefined"
          :aria-describedby="describedby" :aria-invalid="invalid || undefined" :aria-required="required || undefined"
          :autofocus="focused || undefined"
          @input="type($event.target.value)" @click="show" @keydown="key">
        <button v-if="clearable && picked.length && !multiple" type="button" class="clear" :aria-label="words.clear"
          @click.stop="clear">×</button>
        <span class="arrow" aria-hidden="true"></span>
      </div>
      <div v-if="open" ref="list" :id="listId" class="options" role="listbox" popover="manual" :aria-label="words.options"
        :aria-multiselectable="multiple || undefined" @mousedown.prevent>
        <template v-for="(option, index) in shown" :key="option.key">
          <div v-if="option.group && option.group !== shown[index - 1]?.group" class="group" role="presentation">
            {{ option.group }}</div>
          <div role="option" class="option" :id="listId + '-' + index" :class="{ active: index === active }"
            :aria-selected="has(option)" @mousemove="active = index" @click="choose(option)">
            <span>{{ option.text }}</span><small v-if="option.description">{{ option.description }}</small>
          </div>
        </template>
        <div v-if="!shown.length" class="none" role="option" aria-disabled="true" aria-selected="false">{{ status }}</div>
      </div>
      <span class="sr-only" role="status">{{ open ? (shown.length || status) + (shown.length ? ' ' + words.found : '') : '' }}</span>
    </div>`,
  props: {
    fieldId: String, label: String, placeholder: String, describedby: String, words: Object, options: Array,
    chosen: Array, answered: String, minQuery: Number, most: Number, multiple: Boolean, remote: Boolean,
    clearable: Boolean, invalid: Boolean, required: Boolean, focused: Boolean,
  },
  data() {
    return { picked: this.chosen ?? [], open: false, typing: false, query: "", active: 0, asked: undefined };
  },
  computed: {
    listId() {
      return this.fieldId + "-list";
    },
    shownText() {
      return this.typing ? this.query : this.multiple ? "" : (this.picked[0]?.text ?? "");
    },
    shown() {
      if (this.remote) return this.waiting || this.tooShort ? [] : this.options;
      const wanted = this.typing ? this.query.trim().toLowerCase() : "";
      return this.options.filter((option) => option.text.toLowerCase().includes(wanted));
    },
    tooShort() {
      return this.remote && this.query.length < this.minQuery;
    },
    waiting() {
      return this.remote && this.asked !== this.answered;
    },
    status() {
      return this.tooShort ? this.words.short : this.waiting ? this.words.waiting : this.words.none;
    },
  },
  watch: {
    shown() {
      this.active = Math.min(this.active, Math.max(this.shown.length - 1, 0));
      this.$nextTick(this.place);
    },
  },
  methods: {
    aim(event) {
      if (event.target === this.$refs.control || event.target.closest("button")) return;
      event.preventDefault();
      this.$refs.control.focus();
      this.open ? this.hide() : this.show();
    },
    async show() {
      if (this.open) return;
      this.open = true;
      this.active = Math.max(0, this.shown.findIndex(this.has));
      if (!this.multiple && !this.typing) this.$refs.control.select();
      this.ask(0);
      await this.$nextTick();
      this.$refs.list?.showPopover();
      this.place();
    },
    hide() {
      this.open = this.typing = false;
      this.query = "";
    },
    leave(event) {
      if (!this.$el.contains(event.relatedTarget)) this.hide();
    },
    type(text) {
      this.query = text;
      this.typing = true;
      this.active = 0;
      if (this.open) this.ask(200);
      else this.show();
    },
    ask(delay) {
      clearTimeout(this.timer);
      if (!this.remote || this.tooShort) return;
      const query = this.query;
      this.timer = setTimeout(() => {
        this.asked = query + "\u0000" + Date.now();
        this.$emit("query", this.asked);
      }, delay);
    },
    has(option) {
      return this.picked.some((each) => each.key === option.key);
    },
    undo() {
      this.picked = this.before ?? [];
    },
    choose(option) {
      this.before = this.picked;
      if (!this.multiple) this.picked = [option];
      else if (this.has(option)) return this.drop(option);
      else if (!this.most || this.picked.length < this.most) this.picked = [...this.picked, option];
      this.typing = false;
      this.query = "";
      if (!this.multiple) this.hide();
      this.say();
    },
    drop(option) {
      this.picked = this.picked.filter((each) => each.key !== option.key);
      this.say();
    },
    clear() {
      this.picked = [];
      this.hide();
      this.$refs.control.focus();
      this.say();
    },
    say() {
      this.$emit("chosen", this.picked.map((option) => option.key));
      this.$nextTick(this.place);
    },
    key(event) {
      const steps = { ArrowDown: 1, ArrowUp: -1 };
      if (event.key in steps) {
        event.preventDefault();
        if (this.open) this.move(steps[event.key]);
        else this.show();
      } else if (event.key === "Enter") {
        event.preventDefault();
        if (!this.open) this.show();
        else if (this.shown[this.active]) this.choose(this.shown[this.active]);
      } else if (event.key === "Escape" && this.open) {
        event.preventDefault();
        event.stopPropagation();
        this.hide();
      } else if (event.key === "Backspace" && !this.query && this.multiple && this.picked.length) {
        this.drop(this.picked.at(-1));
      }
    },
    move(step) {
      this.active = (this.active + step + this.shown.length) % (this.shown.length || 1);
      this.$nextTick(() => this.$refs.list?.querySelector(".active")?.scrollIntoView({ block: "nearest" }));
    },
    place() {
      const list = this.$refs.list;
      if (!list) return;
      const box = this.$el.getBoundingClientRect();
      const below = window.innerHeight - box.bottom - 12;
      const above = below < Math.min(list.scrollHeight, ROOM) && box.top > below;
      Object.assign(list.style, {
        left: `${box.left}px`, width: `${Math.max(box.width, 200)}px`,
        maxHeight: `${Math.min(ROOM, above ? box.top - 12 : below)}px`,
        top: above ? "auto" : `${box.bottom + 4}px`,
        bottom: above ? `${window.innerHeight - box.top + 4}px` : "auto",
      });
    },
  },
  mounted() {
    window.addEventListener("scroll", this.place, true);
    window.addEventListener("resize", this.place);
    if (this.focused || window.pageFocus === this.fieldId) this.$refs.control.focus();
    if (window.pageFocus === this.fieldId) window.pageFocus = undefined;
  },
  beforeUnmount() {
    clearTimeout(this.timer);
    window.removeEventListener("scroll", this.place, true);
    window.removeEventListener("resize", this.place);
    if (document.activeElement === this.$refs.control) window.pageFocus = this.fieldId;
  },
};
