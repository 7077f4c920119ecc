// A native modal dialog: Esc emits dismiss, and focus returns when it is closed.
export default {
  emits: ["dismiss"],
  template: `<dialog :aria-labelledby="titleId" :aria-describedby="describedby" tabindex="-1"
    @cancel.prevent="$emit('dismiss')" @keydown.esc.prevent="$emit('dismiss')"><slot></slot></dialog>`,
  props: { titleId: String, describedby: String },
  methods: {
    arrive() {
      const first = this.$el.querySelector("[autofocus]") ?? this.$el;
      first.focus();
      this.toTop();
    },
    toTop() {
      this.$el.querySelector(".modal-body")?.scrollTo(0, 0);
    },
    showFault() {
      const control = this.$el.querySelector("[aria-invalid=true]");
      control?.focus();
      control?.closest(".kit")?.scrollIntoView({ block: "nearest" });
    },
  },
  mounted() {
    this.$el.showModal();
    this.arrive();
  },
  beforeUnmount() {
    this.$el.close();
  },
};
