"""Map the most common emoji names to characters."""

_PEOPLE = """
smile 😄 smiley 😃 grinning 😀 grin 😁 laughing 😆 joy 😂 slightly_smiling_face 🙂 wink 😉
blush 😊 heart_eyes 😍 thinking_face 🤔 neutral_face 😐 confused 😕 worried 😟 disappointed 😞
cry 😢 sob 😭 scream 😱 angry 😠 sweat_smile 😅 sunglasses 😎 sleeping 😴 wave 👋 raised_hand ✋
ok_hand 👌 +1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 clap 👏 pray 🙏 handshake 🤝 muscle 💪
point_right 👉 point_left 👈 point_up ☝️ point_down 👇 raised_hands 🙌 eyes 👀
bust_in_silhouette 👤 busts_in_silhouette 👥 walking 🚶 runner 🏃 cop 👮
construction_worker 👷 firefighter 🧑‍🚒 family 👪 robot_face 🤖 ghost 👻
"""
_SIGNS = """
white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌
negative_squared_cross_mark ❎ warning ⚠️ no_entry ⛔ no_entry_sign 🚫 octagonal_sign 🛑
rotating_light 🚨 exclamation ❗ question ❓ bangbang ‼️ information_source ℹ️
heavy_plus_sign ➕ heavy_minus_sign ➖ arrow_right ➡️ arrow_left ⬅️ arrow_up ⬆️
arrow_down ⬇️ arrow_upper_right ↗️ arrow_lower_right ↘️ arrow_forward ▶️
arrows_counterclockwise 🔄 recycle ♻️ 100 💯 new 🆕 ok 🆗 sos 🆘 red_circle 🔴
large_orange_circle 🟠 large_yellow_circle 🟡 large_green_circle 🟢 large_blue_circle 🔵
white_circle ⚪ black_circle ⚫ large_green_square 🟩 large_yellow_square 🟨
large_red_square 🟥 white_large_square ⬜ heart ❤️ green_heart 💚 yellow_heart 💛
blue_heart 💙 star ⭐ star2 🌟 sparkles ✨ fire 🔥 boom 💥 zap ⚡ tada 🎉 one 1️⃣ two 2️⃣
three 3️⃣
"""
_THINGS = """
bell 🔔 no_bell 🔕 alarm_clock ⏰ hourglass ⌛ hourglass_flowing_sand ⏳ stopwatch ⏱️
calendar 📆 date 📅 spiral_calendar_pad 🗓️ clipboard 📋 memo 📝 pencil 📝 pencil2 ✏️
page_facing_up 📄 bookmark_tabs 📑 file_folder 📁 open_file_folder 📂 paperclip 📎 pushpin 📌
round_pushpin 📍 link 🔗 lock 🔒 unlock 🔓 key 🔑 mag 🔍 bulb 💡 flashlight 🔦 wrench 🔧 hammer 🔨
hammer_and_wrench 🛠️ gear ⚙️ toolbox 🧰 bar_chart 📊 chart_with_upwards_trend 📈
chart_with_downwards_trend 📉 email 📧 envelope ✉️ incoming_envelope 📨 mailbox 📫 phone ☎️
telephone_receiver 📞 iphone 📱 computer 💻 camera 📷 speech_balloon 💬 mega 📣 loudspeaker 📢
shield 🛡️ package 📦 wastebasket 🗑️ trophy 🏆 medal 🏅 dart 🎯 moneybag 💰 books 📚
newspaper 📰
"""
_PLACES = """
house 🏠 house_with_garden 🏡 office 🏢 school 🏫 hospital 🏥 bank 🏦 convenience_store 🏪
derelict_house_building 🏚️ stadium 🏟️ bus 🚌 busstop 🚏 station 🚉 train2 🚆 bike 🚲 car 🚗
blue_car 🚙 police_car 🚓 fire_engine 🚒 ambulance 🚑 vertical_traffic_light 🚦
construction 🚧 world_map 🗺️ earth_africa 🌍 evergreen_tree 🌲 deciduous_tree 🌳 seedling 🌱
sunny ☀️ partly_sunny ⛅ cloud ☁️ rain_cloud 🌧️ snowflake ❄️ rainbow 🌈 crescent_moon 🌙
coffee ☕ cake 🍰 beer 🍺 spray_can 🎨 art 🎨 dog 🐶 cat 🐱
"""


def _pairs(*lists: str) -> dict[str, str]:
    words = " ".join(lists).split()
    return dict(zip(words[::2], words[1::2], strict=True))


EMOJI = _pairs(_PEOPLE, _SIGNS, _THINGS, _PLACES)
