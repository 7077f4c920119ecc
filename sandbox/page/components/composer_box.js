// The composer: Enter sends, Shift+Enter breaks the line, a slash at the start lists the commands. Unsent text
// survives a reload of the tab.
export default {
  emits: ["send"],
  template: `
    <div class="composer" @focusout="leave">
      <div v-if="matches.length" class="options completion" role="listbox" :id="listId" :aria-label="words.commands"
        @mousedown.prevent>
        <div v-for="(command, index) in matches" :key="command.name" class="option" role="option" :id="listId + '-' + index"
          :class="{ active: index === active }" :aria-selected="index === active"
          @mousemove="active = index" @click="complete(command)">
          <span><b>{{ command.name }}</b> <span class="usage">{{ command.usage }}</span></span>
          <small>{{ command.description }}</small>
        </div>
      </div>
      <p v-if="hint" class="usage-hint" :id="listId + '-hint'"><b>{{ hint.name }}</b> {{ hint.usage }} <span>{{ hint.description }}</span></p>
      <div class="composer-box">
        <textarea ref="control" rows="1" :id="fieldId" :placeholder="placeholder" :aria-label="label" :value="text"
          aria-autocomplete="list"
          :aria-controls="matches.length ? listId : undefined" :aria-describedby="hint ? listId + '-hint' : undefined"
          :aria-activedescendant="matches.length ? listId + '-' + active : undefined"
          @input="type($event.target.value)" @keydown="key"></textarea>
        <button type="button" class="send" :aria-label="words.send" :disabled="!text.trim()" @click="send">
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 11.2 20.5 3.6 14 20.6l-3-7z"/></svg></button>
      </div>
    </div>`,
  props: { fieldId: String, label: String, placeholder: String, commands: Array, draft: String, words: Object },
  data() {
    return { text: sessionStorage.getItem(this.draft) ?? "", active: 0, dismissed: false };
  },
  computed: {
    listId() {
      return this.fieldId + "-list";
    },
    matches() {
      if (this.dismissed || !/^\/\S*$/.test(this.text)) return [];
      return this.commands.filter((command) => command.name.startsWith(this.text.toLowerCase()));
    },
    hint() {
      const name = this.text.split(/\s/)[0];
      const command = this.commands.find((each) => each.name === name);
      return command && !this.matches.length && (command.usage || command.description) ? command : undefined;
    },
  },
  methods: {
    type(text) {
      this.text = text;
      this.active = 0;
      this.dismissed = false;
      if (text) sessionStorage.setItem(this.draft, text);
      else sessionStorage.removeItem(this.draft);
      this.grow();
    },
    async grow() {
      await this.$nextTick();
      const control = this.$refs.control;
      if (!control) return;
      control.style.height = "auto";
      control.style.height = `${Math.min(control.scrollHeight, 200)}px`;
    },
    leave() {
      this.dismissed = true;
    },
    complete(command) {
      this.type(command.name + " ");
      this.$refs.control.focus();
    },
    send() {
      const text = this.text.trim();
      if (!text) return;
      this.$emit("send", text);
      this.type("");
      this.$refs.control.focus();
    },
    key(event) {
      if (event.isComposing) return;
      const command = this.matches[this.active];
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (command && step) {
        event.preventDefault();
        this.active = (this.active + step + this.matches.length) % this.matches.length;
      } else if (command && (event.key === "Tab" || (event.key === "Enter" && command.name !== this.text))) {
        event.preventDefault();
        this.complete(command);
      } else if (event.key === "Escape" && command) {
        event.preventDefault();
        this.dismissed = true;
      } else if (event.key === "Enter" && !event.shiftKey) {
        event.preventDefault();
        this.send();
      }
    },
  },
  mounted() {
    this.grow();
  },
};
