#!/bin/sh
# Runs in the container of Mosquitto: at the first start it makes the account of the house, BRIDGE_USER with BRIDGE_PASSWORD (those of
# MQTT_URL). Everything else the house does itself. With another password: remove dynamic-security.json, and enrol the devices anew.
set -eu
accounts=/mosquitto/data/dynamic-security.json
if [ ! -s "$accounts" ]; then
  mosquitto_ctrl dynsec init "$accounts" "${BRIDGE_USER:-bridge}" "$BRIDGE_PASSWORD" > /dev/null
  chmod 600 "$accounts"
  [ "$(id -u)" != 0 ] || chown mosquitto "$accounts"
fi
exec mosquitto -c /mosquitto/config/mosquitto.conf
