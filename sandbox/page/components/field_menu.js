// A menu button: three dots or another sign, and its menu.
export default {
  emits: ["chosen"],
  template: `
    <div class="field-menu" @focusout="leave" @keydown="key">
      <button ref="opener" type="button" class="button quiet" aria-haspopup="menu" :aria-expanded="open"
        :aria-label="label" :title="label" :id="fieldId"
        @click="open ? hide() : show()"><span aria-hidden="true">{{ sign ?? "⋯" }}</span></button>
      <div v-if="open" ref="menu" class="options" role="menu" popover="manual" :aria-label="label">
        <button v-for="(option, index) in options" :key="index" type="button" role="menuitem" class="option"
          @click="pick(index)"><span>{{ option.text }}</span><small v-if="option.description">{{ option.description }}</small></button>
      </div>
    </div>`,
  props: { fieldId: String, label: String, options: Array, sign: String, opened: Boolean },
  data() {
    return { open: false };
  },
  methods: {
    async show() {
      this.open = true;
      await this.$nextTick();
      const menu = this.$refs.menu;
      menu.showPopover();
      const box = this.$refs.opener.getBoundingClientRect();
      const left = Math.min(box.left, window.innerWidth - menu.offsetWidth - 8);
      const above = window.innerHeight - box.bottom < menu.offsetHeight + 12;
      menu.style.left = `${Math.max(8, left)}px`;
      menu.style.top = `${above ? box.top - menu.offsetHeight - 4 : box.bottom + 4}px`;
      menu.querySelector("button").focus();
    },
    hide() {
      this.open = false;
      this.$refs.opener.focus();
    },
    leave(event) {
      if (!this.$el.contains(event.relatedTarget)) this.open = false;
    },
    pick(index) {
      this.hide();
      if (this.options[index].url) window.open(this.options[index].url, "_blank", "noopener");
      this.$emit("chosen", index);
    },
    key(event) {
      if (!this.open) return;
      const items = [...this.$refs.menu.querySelectorAll("button")];
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        event.stopPropagation();
        items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus();
      } else if (event.key === "Escape") {
        event.preventDefault();
        event.stopPropagation();
        this.hide();
      }
    },
  },
  mounted() {
    if (this.opened) this.show();
  },
};
